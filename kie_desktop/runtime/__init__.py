"""Running an exported network: model packs, pipeline, the engine process. No Paddle at import."""
