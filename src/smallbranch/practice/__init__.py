"""The practice branch 练习支部, fictional and made from a seed."""
