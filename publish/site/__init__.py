"""What readers see: the Markdown extension, drawings, downloads, notebooks as pages."""
