"""Mutation testing: breaks the code of the rooms whose rules matter most, and says what no test noticed (adr/0029)."""
