"""What the newsrooms say: claims read from sentences, grouped into facts."""
