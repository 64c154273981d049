"""What a page's source says: blocks, includes, languages, outputs."""
