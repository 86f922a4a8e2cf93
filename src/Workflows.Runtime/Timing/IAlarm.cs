namespace Workflows.Runtime.Timing;

/// <summary>Wakes the pumps. It may be late, doubled or forgetful: what must not be lost lies in the store.</summary>
public interface IAlarm
{
    /// <summary>Runs the work again and again, never twice at once in one process, until the token is cancelled.</summary>
    Task RingAsync(string name, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken cancellationToken);
}
