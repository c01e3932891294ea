"""Measures of quality and speed. They import duologue; nothing in duologue imports them."""
