"""PDFs, read by their tags or, where they have none, by how their lines lie on the page."""
