"""Made-up receipts and invoices of many countries, and the rankers of the templates that are taught on them."""
