"""Watching Keras 3: ``model.fit(..., callbacks=[kasus.keras.Watch(train=(x, y), validation=(v, w))])``."""

from __future__ import annotations

from kasus.keras.watch import Watch as Watch

__all__ = ["Watch"]
