"""What a KIE network eats and what its answer means. Imports `domain` only; no Paddle."""
