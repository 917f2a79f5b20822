"""Lists on paper and in PDF files."""
