"""How many fields of a form are right, from its picture alone: `python -m build_scripts.form_fields`."""
