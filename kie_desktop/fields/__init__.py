"""Named, typed values of documents: schema, value types, rules, and a ranker that learns from few pages.

Numpy and small pure-Python libraries, which are imported on first use. No Qt, no Paddle; of the other rooms
only `domain`, and the leaf `places` that knows where the program's resources are.
"""
