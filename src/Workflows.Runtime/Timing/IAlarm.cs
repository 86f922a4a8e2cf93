namespace Workflows.Runtime.Timing;

/// <summary>Wakes the sweep. It may be late, doubled or forgetful: what must not be lost lies in the store.</summary>
public interface IAlarm
{
    /// <summary>Wakes the sweep as soon as can be, besides its regular rounds.</summary>
    Task RingAsync(CancellationToken cancellationToken);
}

/// <summary>An alarm that never rings, for whoever makes the rounds himself: replays, demonstrations, tests.</summary>
public sealed class SilentAlarm : IAlarm
{
    public Task RingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
