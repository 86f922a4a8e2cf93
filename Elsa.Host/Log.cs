namespace Elsa.Host;

internal static partial class Log
{
    /// <summary>Without the name that was tried: people type passwords into the wrong field.</summary>
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A sign-in from {Address} was refused")]
    public static partial void SignInRefused(this ILogger logger, string address);
}
