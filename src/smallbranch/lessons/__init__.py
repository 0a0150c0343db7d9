"""The micro-lecture log and who has not spoken yet."""
