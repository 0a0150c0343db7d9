"""What the branch answered to a question about its records."""
