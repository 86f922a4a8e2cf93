using Microsoft.Extensions.Options;

namespace Elsa.Host.Accounts;

/// <summary>How long somebody who signed in stays so.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Session";

    /// <value>Hours after signing in at which a session ends, however busy it is; 12 unless set: a working day with its overtime, and no second one.</value>
    public int AtMostHours { get; set; } = 12;

    public TimeSpan AtMost => TimeSpan.FromHours(AtMostHours);
}

/// <summary>Checks at the start that a session ends at all.</summary>
internal sealed class SessionOptionsValidator : IValidateOptions<SessionOptions>
{
    public ValidateOptionsResult Validate(string? name, SessionOptions options) => options.AtMostHours is >= 1 and <= 168
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{SessionOptions.Section}:{nameof(options.AtMostHours)} must be 1 to 168 hours, but it is {options.AtMostHours}.");
}
