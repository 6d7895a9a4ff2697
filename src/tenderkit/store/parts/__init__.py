"""The pieces that several kinds of file are made of."""
