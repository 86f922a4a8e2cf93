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

    [LoggerMessage(EventId = 20, Level = LogLevel.Information, Message = "Change {Change} of {Subject} to {Version} is proposed by {By}")]
    public static partial void ChangeProposed(this ILogger logger, string change, string subject, string version, string by);

    [LoggerMessage(EventId = 25, Level = LogLevel.Information, Message = "Change {Change} would move {Moves} deadlines of {Cases} running cases")]
    public static partial void ChangePreviewed(this ILogger logger, string change, int cases, int moves);

    [LoggerMessage(EventId = 21, Level = LogLevel.Information, Message = "Change {Change} of {Subject} to {Version} is in force: proposed by {Proposer}, approved by {Approver}")]
    public static partial void ChangeApproved(this ILogger logger, string change, string subject, string version, string proposer, string approver);

    [LoggerMessage(EventId = 22, Level = LogLevel.Information, Message = "Change {Change} is applied: {Cases} cases looked at, {Moved} deadlines moved, {Failed} cases could not be moved")]
    public static partial void ChangeFinished(this ILogger logger, string change, int cases, int moved, int failed);

    [LoggerMessage(EventId = 26, Level = LogLevel.Warning, Message = "Change {Change} to {Version} ends before every case was done: {InForce} is in force")]
    public static partial void ChangeOvertaken(this ILogger logger, string change, string version, string inForce);

    [LoggerMessage(EventId = 27, Level = LogLevel.Error, Message = "Change {Change} could not move case {Case}; the others go on")]
    public static partial void ChangeFailed(this ILogger logger, Exception error, string change, string @case);

    [LoggerMessage(EventId = 28, Level = LogLevel.Error, Message = "A round could not do its {Step}; the next steps and rounds go on")]
    public static partial void StepFailed(this ILogger logger, Exception error, string step);

    [LoggerMessage(EventId = 23, Level = LogLevel.Warning, Message = "Change {Change} was refused by case {Case}: {Why}")]
    public static partial void ChangeRefused(this ILogger logger, string change, string @case, string why);

    [LoggerMessage(EventId = 29, Level = LogLevel.Information, Message = "Calendar {Calendar} version {Version} is in force")]
    public static partial void CalendarInForce(this ILogger logger, string calendar, string version);

    [LoggerMessage(EventId = 24, Level = LogLevel.Warning, Message = "Calendar {Calendar} on disk is version {Waiting}, in force is {InForce}: it waits for two people")]
    public static partial void CalendarWaits(this ILogger logger, string calendar, string waiting, string inForce);
}
