"""Looks at the sounds that the synthesiser makes; there is nothing to train."""
