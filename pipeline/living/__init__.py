"""What happens to a document after it is made."""
