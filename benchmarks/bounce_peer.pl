# Many mails through Sisimai, in one process: paths in, JSON out.
use strict;
use warnings;
use JSON::PP;
use Sisimai;

my @raws = map { chomp; open(my $file, '<:raw', $_) or die "$_: $!"; local $/; scalar <$file> } <STDIN>;

sub found {    # 1 if it makes something of the mail, -1 if it breaks on it
    my $raw = shift;
    my $data = eval { Sisimai->make(\$raw) };
    return $@ ? -1 : $data ? 1 : 0;
}

found($_) for @raws[0 .. ($#raws < 20 ? $#raws : 20)];    # what is loaded with the first ones is not counted
my ($user, $system) = times;
my @found = map { found($_) } @raws;
my ($user_now, $system_now) = times;
print encode_json({ found => \@found, seconds => $user_now + $system_now - $user - $system }), "\n";
