"""Word documents, read and written part by part: paragraphs, bookmarks, boxes, and what else lies in the file."""
