"""Corrections: what somebody who knows the story has said of it, kept in a small file and laid onto any draft."""
