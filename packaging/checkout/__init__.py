"""Makes a checkout ready on a fresh machine, and starts Atelier or its checks from it.

Standard library only: it runs before anything is installed. Used by `packaging/bootstrap.py`.
"""
