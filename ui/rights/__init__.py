"""What families may ask for: requests, documents, complaints, retention."""
