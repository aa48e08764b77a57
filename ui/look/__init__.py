"""How everything looks: colours, sizes, type, icons, and the style that Qt's widgets wear."""
