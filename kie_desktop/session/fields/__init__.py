"""Fields of the open project: its schema, its documents, what people decided, and what the learner proposes."""
