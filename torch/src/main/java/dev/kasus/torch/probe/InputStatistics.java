package dev.kasus.torch.probe;

/** Statistics of the input images: mean, standard deviation, contrast inside an image, pixel-gradient RMS. */
final class InputStatistics {
    private double sum;
    private double squares;
    private long count;
    private double contrasts;
    private long images;
    private double steps;
    private long neighbours;

    /** Adds images in the order images x channels x height x width. */
    void add(float[] values, int number, int side) {
        int size = values.length / number;
        for (int image = 0; image < number; image++) {
            double own = 0;
            double ownSquares = 0;
            for (int i = image * size; i < (image + 1) * size; i++) {
                own += values[i];
                ownSquares += (double) values[i] * values[i];
                if (i % side != 0) {
                    double step = (double) values[i] - values[i - 1];
                    steps += step * step;
                    neighbours++;
                }
            }
            sum += own;
            squares += ownSquares;
            count += size;
            images++;
            contrasts += Math.sqrt(Math.max(0, ownSquares / size - own / size * (own / size)));
        }
    }

    double mean() {
        return sum / count;
    }

    double std() {
        return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
    }

    double contrast() {
        return contrasts / images;
    }

    double pixelGradient() {
        return Math.sqrt(steps / neighbours);
    }
}
