"""Classes, the school, its years, terms and staff."""
