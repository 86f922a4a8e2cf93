using Microsoft.Extensions.Logging;

namespace Workflows.Runtime;

/// <summary>What the runtime logs. Case numbers and steps only; never personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Case {Case} changed underneath us (attempt {Attempt}): {What} Deciding again")]
    public static partial void CaseChangedUnderneath(this ILogger logger, string @case, int attempt, string what);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Timer {Timer} of case {Case} was refused (attempt {Attempt}): {Why}")]
    public static partial void TimerRefused(this ILogger logger, string timer, string @case, int attempt, string why);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Timer {Timer} of case {Case} failed (attempt {Attempt})")]
    public static partial void TimerFailed(this ILogger logger, Exception error, string timer, string @case, int attempt);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Mail {Identity} was not taken (attempt {Attempt}): {Why}")]
    public static partial void MailNotTaken(this ILogger logger, string identity, int attempt, string why);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "Mail {Identity} is given up after {Attempt} attempts: {Why}")]
    public static partial void MailGivenUp(this ILogger logger, string identity, int attempt, string why);

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message = "The files of the procedures do not read; the last good version stays in force: {Finding}")]
    public static partial void DefinitionsRefused(this ILogger logger, string finding);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "Procedures in force: {Procedures}")]
    public static partial void DefinitionsInForce(this ILogger logger, string procedures);
}
