"""The JSON API, over the same actions and reads as the pages."""
