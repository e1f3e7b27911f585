"""What is brought in from saved pages, PDFs, Word documents and pasted text, and the Word documents that go out."""
