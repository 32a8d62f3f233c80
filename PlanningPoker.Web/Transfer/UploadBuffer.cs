using Microsoft.AspNetCore.WebUtilities;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Where a large upload waits until it is read: on disk, so that slow senders and those who wait for their turn take no memory. Where
/// nothing can be written to disk, as with a root that is read-only, it is kept in memory.
/// </summary>
sealed partial class UploadBuffer
{
    const int BeforeDisk = 64 * 1024;

    public UploadBuffer(ILogger<UploadBuffer> log)
    {
        var failure = FailureToWrite();
        MemoryLimit = failure is null ? BeforeDisk : StoryFile.MaxBytes + 1;
        if (failure is not null) LogInMemory(log, failure.Message);
    }

    /// <summary>How many bytes of an upload are kept in memory; what is larger goes to disk.</summary>
    public int MemoryLimit { get; }

    /// <summary>Writes in the way in which the framework does, to the folder that it takes.</summary>
    static Exception? FailureToWrite()
    {
        try
        {
            using var probe = new FileBufferingReadStream(new MemoryStream([0]), memoryThreshold: 0);
            probe.ReadExactly(new byte[1]);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    [LoggerMessage(12, LogLevel.Warning, "Nothing can be written to the folder for temporary files, so large imports are kept in memory "
        + "while they are read. With a read-only root give the server a writable /tmp. {Failure}")]
    static partial void LogInMemory(ILogger log, string failure);
}
