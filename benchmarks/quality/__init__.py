"""How often the reading is right, on corpora with gold answers."""
