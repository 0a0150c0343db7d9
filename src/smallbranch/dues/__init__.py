"""Party dues: bases, payments, relief, arrears, what was passed up and what was spent."""
