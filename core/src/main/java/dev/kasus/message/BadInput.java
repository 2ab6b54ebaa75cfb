package dev.kasus.message;

import org.apiguardian.api.API;

/**
 * Input that cannot be used, said in words for the person who gave it: the first sentence names the thing and its value,
 * the second what to try. The command prints both and exits with code 2.
 */
@API(status = API.Status.STABLE, since = "0.2")
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String wayOut;

    /**
     * @param problem what is wrong, with the name and the value of the thing
     * @param wayOut what to try; begins with a capital, ends with a full stop; may be empty
     */
    public BadInput(String problem, String wayOut) {
        super(wayOut.isEmpty() ? problem : problem + "\n" + wayOut);
        this.problem = problem;
        this.wayOut = wayOut;
    }

    /** The same, with the exception that revealed it. */
    public BadInput(String problem, String wayOut, Throwable cause) {
        this(problem, wayOut);
        initCause(cause);
    }

    /** What is wrong, in one sentence. */
    public String problem() {
        return problem;
    }

    /** What to try; may be empty. */
    public String wayOut() {
        return wayOut;
    }

    /** The same error message, preceded by the place where it was found, such as {@code recipe.yaml, line 7}. */
    public BadInput at(String place) {
        return new BadInput(place + ": " + problem, wayOut, this);
    }

    /** The same error message, with more to try. */
    public BadInput and(String more) {
        return new BadInput(problem, wayOut.isEmpty() ? more : wayOut + " " + more, this);
    }
}
