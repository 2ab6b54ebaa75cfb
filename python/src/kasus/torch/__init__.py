"""Watching PyTorch."""
