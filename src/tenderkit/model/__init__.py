"""The nouns: frozen records that every other room passes around. Standard library only."""
