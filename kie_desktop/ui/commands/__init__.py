"""What the user can do: a module for each menu, in it a table of actions and a method for each of them."""
