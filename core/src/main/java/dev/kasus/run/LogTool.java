package dev.kasus.run;

/** The tool whose log was read: what to record next is said in its lines of code. */
public enum LogTool {
    /** PyTorch's {@code SummaryWriter}. */
    PYTORCH,
    /** A logger of Lightning. */
    LIGHTNING,
    /** A callback of Keras. */
    KERAS,
    /** The trainer of Hugging Face Transformers. */
    TRANSFORMERS,
    /** Ultralytics. */
    ULTRALYTICS,
    /** timm. */
    TIMM,
    /** MLflow. */
    MLFLOW,
    /** Weights and Biases. */
    WANDB,
    /** A table or JSON of the user's own. */
    OWN
}
