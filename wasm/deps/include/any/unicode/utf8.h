#pragma once

// Included by libphonenumber, which uses nothing of it.
