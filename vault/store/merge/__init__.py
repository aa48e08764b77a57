"""Records of other vaults: what fits, what is asked, what is written."""
