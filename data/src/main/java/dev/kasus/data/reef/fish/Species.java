package dev.kasus.data.reef.fish;

import java.util.Locale;

/** The kinds of fish of the reef, in the order of their labels. */
public enum Species {
    CLOWNFISH(BandedFish.clownfish()),
    MOORISH_IDOL(BandedFish.moorishIdol()),
    LIONFISH(BandedFish.lionfish()),
    BLUE_TANG(PlainFish.blueTang()),
    PARROTFISH(PlainFish.parrotfish()),
    TREVALLY(PlainFish.trevally()),
    PUFFERFISH(OddFish.pufferfish()),
    MORAY_EEL(OddFish.morayEel()),
    BAR_FIN_ANTHIAS(Anthias.barFin()),
    LINE_FIN_ANTHIAS(Anthias.lineFin()),
    LEFT_EYED_FLOUNDER(OddFish.flounder()),
    /** The left-eyed flounder in a mirror. */
    RIGHT_EYED_FLOUNDER(OddFish.flounder());

    /** What it looks like, nose to the left. */
    @SuppressWarnings("ImmutableEnumChecker") // its arrays are written to once
    public final Anatomy anatomy;

    Species(Anatomy anatomy) {
        this.anatomy = anatomy;
    }

    /** The name of the class, such as {@code moorish-idol}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it shows one side only, so that it always looks the same way. */
    public boolean oneSided() {
        return this == LEFT_EYED_FLOUNDER || this == RIGHT_EYED_FLOUNDER;
    }
}
