"""From datasets and definitions to documents; issuing and reprinting."""
