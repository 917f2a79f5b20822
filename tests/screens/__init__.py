"""Every page as people see it: at several sizes and scalings, in both languages and every theme."""
