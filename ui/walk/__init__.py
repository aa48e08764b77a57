"""The main job, walked through offscreen, with pictures."""
