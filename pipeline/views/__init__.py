"""What one document prints: a file for each view; nothing else knows a document."""
