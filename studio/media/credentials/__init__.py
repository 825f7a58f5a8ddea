"""What others can check of a file: who signed it, what took part, and whether it was changed since.

C2PA (Content Credentials), through the native library of its authors, which is loaded only when
something is signed or checked, and is never let onto the network. The label for China is plain
metadata and stands here because it answers the same question.
"""
