"""The only file that knows spaCy: articles in, plain sentences with tokens and entities out."""
