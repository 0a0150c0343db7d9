"""What the rules ask of a period and what of it is there."""
